import { Banner } from '../../ui/banner';

/** Why a service could not be connected, with its own word for it where it has one. */
export function TroubleBanner({
  said,
  detail,
}: {
  readonly said: string;
  readonly detail: string;
}) {
  return (
    <Banner tone="caution">
      {said}
      {detail !== '' && (
        <>
          {' '}
          <code>{detail}</code>
        </>
      )}
    </Banner>
  );
}
