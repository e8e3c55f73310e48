import FlaskConical from 'lucide-react/icons/flask-conical';
import { send, useSlice, useWords } from '../bridge';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';

/** Says that these are no real people, and lets them go. */
export function ExampleBanner() {
  const words = useWords();
  const { origin } = useSlice('roster');
  if (origin.kind !== 'example') return null;
  return (
    <Banner
      tone="caution"
      icon={<FlaskConical aria-hidden="true" />}
      actions={
        <Button small onClick={() => void send({ kind: 'drop-example-team' })}>
          {words('team.example.remove-short')}
        </Button>
      }
    >
      {words('team.example.mark')}
    </Banner>
  );
}
