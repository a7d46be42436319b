package cleave.app;

import cleave.platform.objects.References;
import cleave.platform.sql.Database;
import cleave.post.PostModule;
import cleave.story.StoryModule;
import java.util.List;
import java.util.function.Function;

/** The table of modules whose rows name objects: what the audit compares. */
final class Audited {
    /**
     * A module.
     *
     * @param name as in {@link Modules#TABLE}
     * @param references what its rows name, from its database alone, so that no module need run
     */
    record Row(String name, Function<Database, References> references) {}

    static final List<Row> TABLE =
            List.of(new Row("story", StoryModule::references), new Row("post", PostModule::references));

    private Audited() {}
}
