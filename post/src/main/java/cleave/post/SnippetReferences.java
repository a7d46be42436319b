package cleave.post;

import cleave.platform.objects.Reference;
import cleave.platform.objects.References;
import cleave.platform.sql.Columns;
import cleave.platform.sql.Database;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The snippets that posts name. All calls block; safe for many threads. */
final class SnippetReferences implements References {
    private final Database database;

    SnippetReferences(Database database) {
        this.database = database;
    }

    @Override
    public String module() {
        return Snippets.MODULE;
    }

    @Override
    public Set<String> known(Collection<String> keys) {
        if (keys.isEmpty()) return Set.of();
        return new HashSet<>(
                database.read(handle -> handle.createQuery("select snippet_key from post where snippet_key in (<keys>)")
                        .bindList("keys", List.copyOf(keys))
                        .mapTo(String.class)
                        .list()));
    }

    @Override
    public List<Reference> page(@Nullable UUID after, int count) {
        String newer = after == null ? "" : " and id > :after";
        return database.read(handle -> {
            Query query = handle.createQuery("select id, snippet_key, snippet_bytes, snippet_sha256 from post"
                    + " where snippet_key is not null" + newer + " order by id limit :count");
            if (after != null) query.bind("after", after);
            return query.bind("count", count)
                    .map((row, context) -> new Reference(
                            Columns.uuid(row, 1, context), row.getString(2), row.getLong(3), row.getString(4)))
                    .list();
        });
    }
}
