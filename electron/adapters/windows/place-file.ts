import type { KeptPlaces, PlaceWriter } from './places';

/** Opens electron-store's file of that name in a folder; a damaged one is begun anew. */
export async function openPlaceFile(folder: string, name: string): Promise<PlaceWriter> {
  const { default: ElectronStore } = await import('electron-store');
  return new ElectronStore<KeptPlaces>({ cwd: folder, name, clearInvalidConfig: true });
}
