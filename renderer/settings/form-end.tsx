import { useWords } from '../bridge';
import { Button } from '../ui/button';
import entry from './entry.module.css';

/** The end of a form for one entry of a list: to leave it be, or to save it. */
export function FormEnd({ onCancel }: { readonly onCancel: () => void }) {
  const words = useWords();
  return (
    <div className={entry.formEnd}>
      <Button kind="ghost" onClick={onCancel}>
        {words('settings.cancel')}
      </Button>
      <Button kind="primary" type="submit">
        {words('settings.save')}
      </Button>
    </div>
  );
}
