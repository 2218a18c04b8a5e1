/** Store over: a store that does as another does, but for some of its methods. */
import type { Store } from '../storage/store.ts';

/**
 * The store with other methods in place of its own. It does not enlist in transactions of the host:
 * what is written there would pass by those methods.
 */
export function storeOver(store: Store, own: Partial<Store>): Store {
  return {
    capabilities: { ...store.capabilities, enlist: false },
    load: (stream, page) => store.load(stream, page),
    commit: (batch) => store.commit(batch),
    list: (request) => store.list(request),
    ...(store.feed === undefined ? {} : { feed: store.feed.bind(store) }),
    ...(store.due === undefined ? {} : { due: store.due.bind(store) }),
    ...(store.erase === undefined ? {} : { erase: store.erase.bind(store) }),
    ...own,
  };
}
