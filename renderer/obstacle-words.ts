import type { Words } from '../src/words/words';

/**
 * Why a target cannot be silenced, in words: targets give a code, at times with what was said after a colon. What has
 * no words of its own is empty.
 */
export function obstacleWords(detail: string, words: Words): string {
  const [code = ''] = detail.split(':', 1);
  const key = `target.reason.${code}`;
  const text = words(key);
  return /^[a-z-]+$/.test(code) && text !== key ? text : '';
}
