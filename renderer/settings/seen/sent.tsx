import { useWords } from '../../bridge';
import { bytesOf } from '../../../src/presence/wire';
import channel from '../channel/channel.module.css';
import styles from './seen.module.css';

/** A call to a service, and its arguments to the letter. */
export type SentCall = { readonly name: string; readonly text: string };

/** What a service is sent on one occasion; `said` is how it looks there, the text of mine first. */
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
  const [text, ...more] = said;
  return (
    <figure className={styles.sent}>
      <div className={styles.when}>{when}</div>
      <div>
        <div className={styles.said}>{text}</div>
        {more.map((line) => (
          <div key={line} className={styles.more}>
            {line}
          </div>
        ))}
      </div>
      {calls.map(({ name, text: argument }) => (
        <div key={name} className={channel.bytes}>
          <figcaption>
            <code>{name}</code>
            <span>{words('channel.share.bytes-count', { count: bytesOf(argument) })}</span>
          </figcaption>
          {/* It may scroll, so the keyboard must reach it. */}
          <pre tabIndex={0} aria-label={`${when} ${name}`} data-call={name}>
            {argument}
          </pre>
        </div>
      ))}
    </figure>
  );
}
