const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** What a browser shows at the end of a sign-in: one sentence. */
export function signInPage(said: string): string {
  return `<!doctype html><meta charset="utf-8"><title>Lull</title><body style="font:1.1rem system-ui;margin:20vh auto;max-width:30rem;text-align:center"><p>${escaped(said)}</p>`;
}
