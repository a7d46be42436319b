package cleave.platform.objects;

import java.time.Instant;

/**
 * An object that a store has.
 *
 * @param size in bytes
 * @param modified when it was put, by the store's own clock
 */
public record Stored(String key, long size, Instant modified) {}
