import '../ui/base.css';
import { createRoot } from 'react-dom/client';
import { connect } from '../bridge';
import { WindowLocale } from '../window-locale';
import { SettingsWindow } from './settings-window';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root.');
await connect();
createRoot(root).render(
  <WindowLocale>
    <SettingsWindow />
  </WindowLocale>,
);
