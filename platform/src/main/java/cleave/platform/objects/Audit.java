package cleave.platform.objects;

import cleave.platform.runtime.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Compares what rows name with what the store has, both ways. May run while others write: what is under way is not held
 * against them. One thread at a time.
 */
public final class Audit {
    /** So many findings are told one by one; of the others only the number. */
    static final int MAX_TOLD = 10_000;

    private static final int PAGE = 500;

    private final Objects objects;
    private final List<References> modules;
    private final Duration grace;
    private final InstantSource clock;

    /** What can be wrong. */
    public enum Problem {
        /** A row names an object that the store does not have. */
        MISSING,
        /** No row names an object that is older than the grace. */
        UNNAMED,
        /** The object has not as many bytes as the row says. */
        SIZE,
        /** The object's bytes are not those that were put. */
        HASH,
        /** The object cannot be read to its end. */
        UNREADABLE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One thing that is wrong.
     *
     * @param row null where no row is concerned
     */
    public record Finding(
            String module,
            Problem problem,
            String key,
            @Nullable UUID row,
            String detail) {}

    /**
     * What an audit found.
     *
     * @param references how many were compared
     * @param objects how many the store has
     * @param findings the first of them, so that memory stays bounded
     * @param wrong how many findings there are
     */
    public record Result(long references, long objects, List<Finding> findings, long wrong) {
        public Result {
            findings = List.copyOf(findings);
        }
    }

    /**
     * @param grace an unnamed object that is younger is nothing wrong: its row may be about to come
     */
    public Audit(Objects objects, List<References> modules, Duration grace, InstantSource clock) {
        this.objects = objects;
        this.modules = List.copyOf(modules);
        this.grace = grace;
        this.clock = clock;
    }

    /**
     * Compares everything.
     *
     * @param hash whether to read every object and compare its hash; takes as long as reading all of them
     * @param progress gets the number of rows and objects looked at so far, now and then
     * @throws Failure unavailable when the store or a database is
     */
    public Result run(boolean hash, LongConsumer progress) {
        Course course = new Course(hash, progress);
        for (References references : modules) {
            course.rows(references);
            course.objects(references);
        }
        return new Result(course.references, course.stored, course.findings, course.wrong);
    }

    private final class Course {
        private final boolean hash;
        private final LongConsumer progress;
        private final List<Finding> findings = new ArrayList<>();
        private long references;
        private long stored;
        private long wrong;

        Course(boolean hash, LongConsumer progress) {
            this.hash = hash;
            this.progress = progress;
        }

        void rows(References module) {
            @Nullable UUID after = null;
            for (List<Reference> page = module.page(after, PAGE); !page.isEmpty(); page = module.page(after, PAGE)) {
                for (Reference reference : page) check(module, reference);
                after = page.getLast().row();
                references += page.size();
                progress.accept(references + stored);
            }
        }

        private void check(References module, Reference reference) {
            String key = reference.key();
            if (!ObjectKeys.isKey(key)) {
                add(module, Problem.MISSING, reference, "no object can have this key");
                return;
            }
            Stored object = objects.head(key);
            if (object == null) {
                addIfStillNamed(module, reference, Problem.MISSING, "the store does not have it");
            } else if (object.size() != reference.size()) {
                add(module, Problem.SIZE, reference, object.size() + " bytes instead of " + reference.size());
            } else if (hash) {
                checkHash(module, reference);
            }
        }

        private void checkHash(References module, Reference reference) {
            try (InputStream in = objects.get(reference.key(), 0, reference.size())) {
                if (!Sha256.hex(in).equals(reference.sha256())) {
                    add(module, Problem.HASH, reference, "its bytes are not those that were put");
                }
            } catch (IOException e) {
                add(module, Problem.UNREADABLE, reference, "it cannot be read to its end");
            } catch (Failure e) {
                if (e.kind() != Failure.Kind.NOT_FOUND) throw e;
                addIfStillNamed(module, reference, Problem.MISSING, "the store does not have it");
            }
        }

        /** Row and object may have gone since the page was read. */
        private void addIfStillNamed(References module, Reference reference, Problem problem, String detail) {
            if (module.known(List.of(reference.key())).isEmpty()) return;
            add(module, problem, reference, detail);
        }

        private void add(References module, Problem problem, Reference reference, String detail) {
            add(new Finding(module.module(), problem, reference.key(), reference.row(), detail));
        }

        void objects(References module) {
            String prefix = module.module() + "/";
            @Nullable String after = null;
            List<Stored> page;
            do {
                page = objects.list(prefix, after, PAGE);
                checkNamed(module, page);
                if (!page.isEmpty()) after = page.getLast().key();
                stored += page.size();
                progress.accept(references + stored);
            } while (page.size() == PAGE);
        }

        private void checkNamed(References module, List<Stored> page) {
            Instant before = clock.instant().minus(grace);
            List<Stored> old = page.stream()
                    .filter(object -> !object.modified().isAfter(before))
                    .toList();
            if (old.isEmpty()) return;
            Set<String> named = module.known(old.stream().map(Stored::key).toList());
            for (Stored object : old) {
                if (named.contains(object.key())) continue;
                String detail = object.size() + " bytes since " + object.modified() + ", and no row names it";
                add(new Finding(module.module(), Problem.UNNAMED, object.key(), null, detail));
            }
        }

        private void add(Finding finding) {
            wrong++;
            if (findings.size() < MAX_TOLD) findings.add(finding);
        }
    }
}
