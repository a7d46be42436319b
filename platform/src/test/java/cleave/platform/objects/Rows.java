package cleave.platform.objects;

import cleave.platform.runtime.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A module's rows, each with one object or two. */
final class Rows implements References {
    private final String module;
    private final TreeMap<UUID, List<Reference>> rows = new TreeMap<>();

    Rows(String module) {
        this.module = module;
    }

    /** A row that names the object as it should be. */
    Reference add(String key, byte[] bytes) {
        try {
            return add(new Reference(UUID.randomUUID(), key, bytes.length, Sha256.hex(Content.of(bytes))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Reference add(Reference reference) {
        rows.merge(reference.row(), List.of(reference), (some, more) -> {
            Set<Reference> all = new HashSet<>(some);
            all.addAll(more);
            return List.copyOf(all);
        });
        return reference;
    }

    void clear() {
        rows.clear();
    }

    @Override
    public String module() {
        return module;
    }

    @Override
    public Set<String> known(Collection<String> keys) {
        return rows.values().stream()
                .flatMap(List::stream)
                .map(Reference::key)
                .filter(keys::contains)
                .collect(Collectors.toSet());
    }

    @Override
    public List<Reference> page(@Nullable UUID after, int count) {
        return (after == null ? rows : rows.tailMap(after, false))
                .values().stream().limit(count).flatMap(List::stream).toList();
    }
}
