import { useEffect, useState } from 'preact/hooks';
import { poll, thisPage } from '../feed/poll';
import { useServices } from '../services';

/**
 * What stands beside "Notifications". Asks for it in the background, except on the page of notifications, which does so
 * itself.
 */
export function useUnread(userId: string | undefined, ask: boolean): string | undefined {
  const { api, unread } = useServices();
  const [label, setLabel] = useState<string | undefined>();

  useEffect(() => {
    const update = () => setLabel(userId === undefined ? undefined : unread.label(userId));
    update();
    return unread.subscribe(update);
  }, [unread, userId]);

  useEffect(() => {
    if (!ask || userId === undefined) return undefined;
    let etag: string | undefined;
    return poll(
      async (signal) => {
        const page = await api.newer('/notification', etag, signal);
        if (page === undefined) return;
        etag = page.etag;
        unread.heard(userId, page);
      },
      thisPage,
      true,
    );
  }, [ask, api, unread, userId]);

  return label;
}
