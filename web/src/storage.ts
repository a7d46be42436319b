/** What is kept in this browser. Where it refuses (private windows, a full disk) the page's own memory has to do. */
export interface Store {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
  remove(key: string): void;
}

export function browserStore(local: () => Storage): Store {
  const memory = new Map<string, string>();
  return {
    get(key) {
      try {
        return memory.get(key) ?? local().getItem(key) ?? undefined;
      } catch {
        return memory.get(key);
      }
    },
    set(key, value) {
      try {
        local().setItem(key, value);
        memory.delete(key);
      } catch {
        memory.set(key, value);
      }
    },
    remove(key) {
      memory.delete(key);
      try {
        local().removeItem(key);
      } catch {
        // Nothing could be kept there, so nothing is left there.
      }
    },
  };
}

/** The value of a JSON text that someone else, or an older version, may have written. */
export function parse<T>(json: string | undefined, valid: (value: T) => boolean): T | undefined {
  if (json === undefined) return undefined;
  try {
    const value = JSON.parse(json) as T;
    return valid(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
