import { useWords } from '../../bridge';
import { bytesOf } from '../../../src/presence/wire';
import styles from '../channel/channel.module.css';

/** A call to a service, and its arguments to the letter. */
export type SentCall = { readonly name: string; readonly text: string };

/** What a service is sent on one occasion; `said` is how it looks there. */
export function Sent({
  when,
  said,
  calls,
}: {
  readonly when: string;
  readonly said: readonly string[];
  readonly calls: readonly SentCall[];
}) {
  const words = useWords();
  return (
    <figure className={styles.bytes}>
      <p>{when}</p>
      {said.map((line) => (
        <div key={line}>{line}</div>
      ))}
      {calls.map(({ name, text }) => (
        <div key={name} className={styles.bytes}>
          <figcaption>
            <code>{name}</code>
            <span>{words('channel.share.bytes-count', { count: bytesOf(text) })}</span>
          </figcaption>
          {/* It may scroll, so the keyboard must reach it. */}
          <pre tabIndex={0} aria-label={`${when} ${name}`} data-call={name}>
            {text}
          </pre>
        </div>
      ))}
    </figure>
  );
}
