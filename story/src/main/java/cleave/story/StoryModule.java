package cleave.story;

import cleave.platform.feed.Feed;
import cleave.platform.http.Access;
import cleave.platform.http.BodyRule;
import cleave.platform.http.Fields;
import cleave.platform.http.Form;
import cleave.platform.http.Module;
import cleave.platform.http.Request;
import cleave.platform.http.Response;
import cleave.platform.http.Route;
import cleave.platform.objects.KeepsObjects;
import cleave.platform.objects.Media;
import cleave.platform.objects.ModuleObjects;
import cleave.platform.objects.Objects;
import cleave.platform.objects.References;
import cleave.platform.runtime.Content;
import cleave.platform.runtime.Failure;
import cleave.platform.runtime.Ids;
import cleave.platform.sql.Database;
import cleave.platform.sql.DatabaseSettings;
import cleave.platform.sql.GroupCommit;
import cleave.platform.sql.Written;
import cleave.story.picture.Picture;
import cleave.story.picture.PictureSettings;
import cleave.story.picture.Pictures;
import cleave.story.picture.Prepared;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Stories over HTTP: show a picture, see those of others. */
public final class StoryModule implements Module, KeepsObjects {
    static final String NAME = "story";

    private static final String PATH = "/story";
    private static final String FORM = "multipart/form-data";
    private static final String FIELD = "image";
    /** Bytes that may stand around a picture in a form. */
    private static final int AROUND = 64 * 1024;

    private static final long COMMIT_SECONDS = 10;

    private final Database database;
    private final Media media;
    private final Pictures pictures;
    private final ModuleObjects objects;
    private final StoryStore store;
    private final Feed<Story> feed;
    private final GroupCommit<Story.Draft, Written<Story>> commits;

    /**
     * Loads what decodes pictures and reads the head of the feed, so the database must be there. The object store need
     * not be.
     *
     * @param database the module's own; closed with the module
     * @param executor for blocking work
     */
    public StoryModule(
            Database database,
            DatabaseSettings settings,
            Objects objects,
            Media media,
            PictureSettings pictureSettings,
            MeterRegistry registry,
            InstantSource clock,
            Executor executor) {
        this.database = database;
        this.media = media;
        this.pictures = new Pictures(pictureSettings, registry);
        this.objects = new ModuleObjects(NAME, objects, executor);
        this.store = new StoryStore(database, new Ids(clock), clock);
        this.feed = new Feed<>(PATH, store, this::shown, media::window, executor, registry);
        this.commits = new GroupCommit<>(NAME, settings, registry, this::write);
    }

    @Override
    public List<Route> routes() {
        BodyRule body = BodyRule.of(Pictures.MOST_BYTES + AROUND, FORM, "image/*");
        return List.of(Route.upload(PATH, Access.USER, body, this::post), Route.get(PATH, Access.USER, feed::get));
    }

    /** What the stories in the database name in the object store. */
    public static References references(Database database) {
        return new PictureReferences(database);
    }

    @Override
    public References references() {
        return references(database);
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public @Nullable String lacks() {
        // Without the object store there is still the list, and pictures that browsers have.
        return database.isUp() ? null : "story: database";
    }

    @Override
    public void close() {
        pictures.close();
        commits.close();
        database.close();
    }

    private Response post(Request request) {
        Form form = request.mediaType().equals(FORM) ? request.form(Set.of(), Set.of(FIELD)) : null;
        Content upload = form == null ? request.body() : form.file(FIELD);
        // What is no picture or too large is told first, then a malformed key, then what is not valid.
        if (upload != null) pictures.admit(upload);
        String key = request.idempotencyKey();
        Prepared prepared = pictures.prepare(valid(form, upload));
        Story.Draft draft = keep(request, prepared, key);
        // Where this fails the row may be there nevertheless, so the objects are left to the sweeper, who looks.
        Written<Story> written = commits.submit(draft)
                .orTimeout(COMMIT_SECONDS, TimeUnit.SECONDS)
                .join();
        if (!written.isNew()) {
            objects.discard(draft.picture().key());
            objects.discard(draft.preview().key());
        }
        return Response.json(written.isNew() ? 201 : 200, shown(written.row()));
    }

    private static Content valid(@Nullable Form form, @Nullable Content upload) {
        if (form != null) new Fields(form).finish();
        if (upload == null) throw Failure.invalid(FIELD, "Is missing.");
        return upload;
    }

    /** Stores both objects, so that the row can be stored: one that is there names objects that are there. */
    private Story.Draft keep(Request request, Prepared prepared, @Nullable String key) {
        Story.Image picture = put(prepared.picture());
        try {
            Story.Image preview = put(prepared.preview());
            return new Story.Draft(request.principal(), prepared.uploaded(), picture, preview, key);
        } catch (RuntimeException e) {
            objects.discard(picture.key());
            throw e;
        }
    }

    private Story.Image put(Picture picture) {
        String key = objects.put(Content.of(picture.bytes()), picture.extension());
        return new Story.Image(key, picture.bytes().length, picture.sha256(), picture.size());
    }

    private List<Written<Story>> write(List<Story.Draft> drafts) {
        List<Written<Story>> written = store.write(drafts);
        // In everyone's list before its author hears of it.
        feed.committed(Written.created(written));
        return written;
    }

    private StoryView shown(Story story) {
        return StoryView.of(story, media::url);
    }
}
