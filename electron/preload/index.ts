import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { CHANNELS, type LullApi } from '../../src/contract/api';

/** The whole bridge; Electron's event object stays on this side. */
const api: LullApi = {
  snapshot: () => ipcRenderer.invoke(CHANNELS.snapshot),
  onSlice: (listener) => {
    const hear = (_event: IpcRendererEvent, update: Parameters<typeof listener>[0]): void =>
      listener(update);
    ipcRenderer.on(CHANNELS.slice, hear);
    return () => {
      ipcRenderer.off(CHANNELS.slice, hear);
    };
  },
  send: (command) => ipcRenderer.invoke(CHANNELS.send, command),
};

contextBridge.exposeInMainWorld('lull', api);
