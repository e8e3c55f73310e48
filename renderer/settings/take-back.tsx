import { create } from 'zustand';
import { useWords } from '../bridge';
import { Toast } from '../ui/toast';

type Offer = { readonly text: string; readonly takeBack: () => void; readonly turn: number };

const useOffer = create<{ readonly offer: Offer | null }>(() => ({ offer: null }));

/** Offers to take something back that was just removed. */
export function offerTakeBack(text: string, takeBack: () => void): void {
  const turn = (useOffer.getState().offer?.turn ?? 0) + 1;
  useOffer.setState({ offer: { text, takeBack, turn } });
}

/** The window's one offer to take something back. */
export function TakeBack() {
  const words = useWords();
  const { offer } = useOffer();
  if (offer === null) return null;
  const close = (): void => useOffer.setState({ offer: null });
  return (
    <Toast
      key={offer.turn}
      closeLabel={words('settings.close')}
      onClose={close}
      action={{
        label: words('settings.undo'),
        onAct: () => {
          offer.takeBack();
          close();
        },
      }}
    >
      {offer.text}
    </Toast>
  );
}
