import styles from './avatar.module.css';
import { initialsOf } from './initials';

/** Somebody's picture, or their initials where there is none. It says nothing that their name beside it does not. */
export function Avatar({
  name,
  picture,
}: {
  readonly name: string;
  readonly picture: string | null;
}) {
  return (
    <span aria-hidden="true" className={styles.avatar}>
      {picture === null ? initialsOf(name) : <img src={picture} alt="" />}
    </span>
  );
}
