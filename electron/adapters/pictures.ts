import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeptPictures } from '../live-ports';

/** Names are made of a digest by those who fetch pictures; nothing else becomes part of a path. */
const NAME = /^(slack|teams)-[0-9a-f]{16}$/;

const PICTURE = /^data:image\/(png|jpeg);base64,[A-Za-z0-9+/=]{1,70000}$/;

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** Pictures in a folder, a file each; the folder is made with the first. */
export function createKeptPictures(
  folder: string,
  onTrouble: (what: string, detail: string) => void,
): KeptPictures {
  const trying = async (what: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!isMissing(error)) onTrouble(what, String(error));
    }
  };
  const takeAway = async (isGone: (name: string) => boolean): Promise<void> => {
    for (const file of await readdir(folder)) {
      if (isGone(file)) await rm(join(folder, file), { force: true });
    }
  };
  return {
    keep: (pictures) =>
      trying('pictures are not kept', async () => {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        for (const [name, picture] of Object.entries(pictures)) {
          if (NAME.test(name)) await writeFile(join(folder, name), picture, { mode: 0o600 });
        }
      }),
    load: async (names) => {
      const found: { [name: string]: string } = {};
      const wanted = new Set(names.filter((name) => NAME.test(name)));
      await trying('pictures are not read', async () => {
        await takeAway((file) => !wanted.has(file));
        for (const name of wanted) {
          // One that was never fetched is fetched by and by.
          await trying('a picture is not read', async () => {
            const picture = await readFile(join(folder, name), 'latin1');
            if (PICTURE.test(picture)) found[name] = picture;
          });
        }
      });
      return found;
    },
    forget: (service) =>
      trying('pictures are not forgotten', () =>
        takeAway((file) => file.startsWith(`${service}-`)),
      ),
  };
}
