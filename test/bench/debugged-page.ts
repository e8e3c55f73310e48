import { WebSocket } from 'undici';
import { until } from '../support/until';

/** A page spoken to over Chromium's debugging protocol: Playwright needs contexts, which Electron 25 has none of. */
export type DebuggedPage = {
  /** What an expression, or the promise it makes, comes to. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  readonly close: () => void;
};

type Target = {
  readonly type: string;
  readonly url: string;
  readonly webSocketDebuggerUrl: string;
};

type Reply = {
  readonly id?: number;
  readonly error?: { readonly message: string };
  readonly result?: {
    readonly result?: { readonly value?: unknown };
    readonly exceptionDetails?: unknown;
  };
};

/** Waits for the page whose URL has `match` in it, of an app that takes debuggers at a port of this machine. */
export async function debugPage(port: string, match: string): Promise<DebuggedPage> {
  const target = await until(`a window ${match}`, async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/json/list`);
    const targets = (await answer.json()) as readonly Target[];
    return targets.find(({ type, url }) => type === 'page' && url.includes(match));
  });
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  const waiting = new Map<number, (reply: Reply) => void>();
  socket.addEventListener('message', ({ data }) => {
    const reply = JSON.parse(String(data)) as Reply;
    if (reply.id !== undefined) waiting.get(reply.id)?.(reply);
  });
  await new Promise((settle, fail) => {
    socket.addEventListener('open', settle);
    socket.addEventListener('error', ({ error }) => fail(error as Error));
  });
  let last = 0;
  return {
    evaluate: async (expression) => {
      const id = ++last;
      const replied = new Promise<Reply>((settle) => waiting.set(id, settle));
      const params = { expression, awaitPromise: true, returnByValue: true };
      socket.send(JSON.stringify({ id, method: 'Runtime.evaluate', params }));
      const { result, error } = await replied;
      if (error !== undefined) throw new Error(error.message);
      if (result?.exceptionDetails !== undefined) {
        throw new Error(`${expression}: ${JSON.stringify(result.exceptionDetails)}`);
      }
      return result?.result?.value;
    },
    close: () => socket.close(),
  };
}
