package cleave.story;

import cleave.platform.objects.Reference;
import cleave.platform.objects.References;
import cleave.platform.sql.Columns;
import cleave.platform.sql.Database;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The pictures and previews that stories name. All calls block; safe for many threads. */
final class PictureReferences implements References {
    private final Database database;

    PictureReferences(Database database) {
        this.database = database;
    }

    @Override
    public String module() {
        return StoryModule.NAME;
    }

    @Override
    public Set<String> known(Collection<String> keys) {
        if (keys.isEmpty()) return Set.of();
        List<String> wanted = List.copyOf(keys);
        return database.read(handle -> {
            Set<String> known = new HashSet<>();
            for (String column : List.of("picture_key", "preview_key")) {
                known.addAll(handle.createQuery("select " + column + " from story where " + column + " in (<keys>)")
                        .bindList("keys", wanted)
                        .mapTo(String.class)
                        .list());
            }
            return known;
        });
    }

    @Override
    public List<Reference> page(@Nullable UUID after, int count) {
        String newer = after == null ? "" : " where id > :after";
        return database.read(handle -> {
            Query query = handle.createQuery("select id, picture_key, picture_bytes, picture_sha256,"
                    + " preview_key, preview_bytes, preview_sha256 from story" + newer + " order by id limit :count");
            if (after != null) query.bind("after", after);
            List<Reference> references = new ArrayList<>();
            query.bind("count", count)
                    .map((row, context) -> {
                        UUID id = Columns.uuid(row, 1, context);
                        return List.of(
                                new Reference(id, row.getString(2), row.getLong(3), row.getString(4)),
                                new Reference(id, row.getString(5), row.getLong(6), row.getString(7)));
                    })
                    .forEach(references::addAll);
            return references;
        });
    }
}
