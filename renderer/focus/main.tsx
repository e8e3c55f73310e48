import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { connect } from '../bridge';
import '../ui/base.css';
import { FocusWindow } from './focus-window';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element "root".');

void connect().then(() => {
  createRoot(root).render(
    <StrictMode>
      <FocusWindow />
    </StrictMode>,
  );
});
