import '../ui/base.css';
import './shell.css';
import { createRoot } from 'react-dom/client';
import { connect } from '../bridge';
import { WindowLocale } from '../window-locale';
import { TeamWindow } from './team-window';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root.');
await connect();
createRoot(root).render(
  <WindowLocale>
    <TeamWindow />
  </WindowLocale>,
);
