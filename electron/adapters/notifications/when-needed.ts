import type { NotificationAction } from '../../../src/app/notification';
import type { Notifier } from '../../ports';

/** A notifier that is loaded for the first notification; what is asked of it meanwhile keeps its order. */
export function createNotifierWhenNeeded(load: () => Promise<Notifier>): Notifier {
  const clickListeners: ((id: string, action: NotificationAction | null) => void)[] = [];
  const failureListeners: ((id: string, detail: string) => void)[] = [];
  let loading: Promise<Notifier> | null = null;

  const ready = (): Promise<Notifier> => {
    loading ??= load().then((notifier) => {
      for (const listener of clickListeners) notifier.onClick(listener);
      for (const listener of failureListeners) notifier.onFailed(listener);
      return notifier;
    });
    return loading;
  };

  return {
    show: (notification, words) => {
      ready()
        .then((notifier) => notifier.show(notification, words))
        .catch((error: unknown) => {
          loading = null;
          for (const listener of failureListeners) listener(notification.id, String(error));
        });
    },
    withdraw: (id) => {
      // Nothing was shown by a notifier that does not load, and showing has told of that.
      loading?.then(
        (notifier) => notifier.withdraw(id),
        () => undefined,
      );
    },
    onClick: (listener) => void clickListeners.push(listener),
    onFailed: (listener) => void failureListeners.push(listener),
  };
}
