package cleave.platform.objects;

import cleave.platform.runtime.Content;
import cleave.platform.runtime.Failure;
import cleave.platform.runtime.SettingsException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Objects in a bucket, which is made where it is missing and must not be open to the public. */
final class S3Objects implements Objects {
    private static final Logger log = LoggerFactory.getLogger(S3Objects.class);
    private static final Duration UP_LIMIT = Duration.ofSeconds(1);
    /** What names a group that anyone can be in, rather than an account. */
    private static final String GROUPS = "http://acs.amazonaws.com/groups/global/";

    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final int NOT_IMPLEMENTED = 501;

    private final S3Client client;
    private final String bucket;
    private volatile boolean isPrivate;

    private S3Objects(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    /**
     * Connects, and makes the bucket where it is missing. A store that does not answer is only warned of.
     *
     * @throws SettingsException when the store refuses us, or lets everyone read the bucket
     */
    static S3Objects open(S3Location location, ObjectSettings settings) {
        S3Objects objects = new S3Objects(S3Clients.create(location, settings), location.bucket());
        try {
            objects.prepareBucket();
            return objects;
        } catch (RuntimeException e) {
            objects.close();
            throw e;
        }
    }

    private void prepareBucket() {
        try {
            try {
                client.headBucket(request -> request.bucket(bucket));
            } catch (NoSuchBucketException e) {
                createBucket();
            }
            if (isPublic()) {
                throw new SettingsException("Anyone can use the bucket " + bucket
                        + ": take away its public policy or ACL, then start again.");
            }
            isPrivate = true;
        } catch (S3Exception e) {
            if (e.statusCode() < 500) {
                throw new SettingsException("The S3 refuses the bucket " + bucket + " (status " + e.statusCode()
                        + "): check objects.url, objects.access.key and objects.secret.key.");
            }
            log.warn("The S3 cannot be used yet: {}", e.toString());
        } catch (SdkException e) {
            log.warn("The S3 does not answer yet: {}", e.toString());
        }
    }

    private void createBucket() {
        try {
            client.createBucket(request -> request.bucket(bucket));
        } catch (BucketAlreadyOwnedByYouException e) {
            // Another process was faster.
        }
    }

    /** As far as the store can tell: some know neither policies nor ACLs, and most buckets have none. */
    private boolean isPublic() {
        return told(() -> BucketPolicy.isPublic(client.getBucketPolicy(request -> request.bucket(bucket))
                        .policy()))
                || told(() -> client.getBucketAcl(request -> request.bucket(bucket)).grants().stream()
                        .map(grant -> grant.grantee().uri())
                        .anyMatch(who -> who != null && who.startsWith(GROUPS)));
    }

    private static boolean told(BooleanSupplier question) {
        try {
            return question.getAsBoolean();
        } catch (S3Exception e) {
            // It may say so of what it does not know; whatever else is its own trouble tells nothing.
            if (e.statusCode() >= 500 && e.statusCode() != NOT_IMPLEMENTED) throw e;
            return false;
        }
    }

    /** A store that was away at the start is looked at before anything is put into it. */
    private void requirePrivate() {
        if (isPrivate) return;
        try {
            prepareBucket();
        } catch (SettingsException e) {
            log.error("{}", e.getMessage());
            throw unavailable(e);
        }
        if (!isPrivate) throw unavailable(new IllegalStateException("the bucket cannot be looked at yet"));
    }

    @Override
    public void put(String key, Content content) {
        ObjectKeys.checked(key);
        requirePrivate();
        call(() -> {
            try {
                send(key, content);
            } catch (NoSuchBucketException e) {
                createBucket();
                send(key, content);
            }
            return key;
        });
    }

    private void send(String key, Content content) {
        String type = MediaType.ofKey(key).text();
        try (Replay replay = new Replay(content)) {
            client.putObject(
                    request -> request.bucket(bucket).key(key).contentType(type),
                    RequestBody.fromContentProvider(replay, content.length(), type));
        }
    }

    @Override
    public @Nullable Stored head(String key) {
        ObjectKeys.checked(key);
        try {
            HeadObjectResponse head = call(
                    () -> client.headObject(request -> request.bucket(bucket).key(key)));
            return new Stored(key, head.contentLength(), head.lastModified());
        } catch (NoSuchKeyException e) {
            requireBucket();
            return null;
        }
    }

    @Override
    public InputStream get(String key, long from, long length) {
        ObjectKeys.checked(key);
        if (length <= 0) return nothingOf(key);
        try {
            return new S3Stream(call(() ->
                    client.getObject(request -> request.bucket(bucket).key(key).range(range(from, length)))));
        } catch (NoSuchKeyException e) {
            throw missing();
        } catch (S3Exception e) {
            if (e.statusCode() == RANGE_NOT_SATISFIABLE) return InputStream.nullInputStream();
            throw unavailable(e);
        }
    }

    private static String range(long from, long length) {
        long last = from + length - 1;
        return last < from ? "bytes=" + from + "-" : "bytes=" + from + "-" + last;
    }

    private InputStream nothingOf(String key) {
        if (head(key) == null) throw missing();
        return InputStream.nullInputStream();
    }

    @Override
    public void delete(String key) {
        ObjectKeys.checked(key);
        call(() -> client.deleteObject(request -> request.bucket(bucket).key(key)));
    }

    @Override
    public List<Stored> list(String prefix, @Nullable String after, int count) {
        ObjectKeys.moduleOf(prefix);
        if (count < 1 || count > MAX_PAGE) throw new IllegalArgumentException("a page of " + count);
        List<Stored> page = new ArrayList<>();
        String from = after == null ? "" : ObjectKeys.checked(after);
        while (page.size() < count) {
            String start = from;
            int wanted = count - page.size();
            ListObjectsV2Response found = call(() -> client.listObjectsV2(request -> request.bucket(bucket)
                    .prefix(prefix)
                    .startAfter(start.isEmpty() ? null : start)
                    .maxKeys(wanted)));
            found.contents().stream()
                    // Whatever else lies there is not ours.
                    .filter(object -> ObjectKeys.isKey(object.key()))
                    .map(object -> new Stored(object.key(), object.size(), object.lastModified()))
                    .forEach(page::add);
            if (!Boolean.TRUE.equals(found.isTruncated()) || found.contents().isEmpty()) break;
            from = found.contents().getLast().key();
        }
        return page;
    }

    @Override
    public boolean isUp() {
        try {
            client.headBucket(
                    request -> request.bucket(bucket).overrideConfiguration(limits -> limits.apiCallTimeout(UP_LIMIT)));
            return true;
        } catch (NoSuchBucketException e) {
            return couldCreateBucket();
        } catch (SdkException e) {
            return false;
        }
    }

    private boolean couldCreateBucket() {
        try {
            createBucket();
            return true;
        } catch (SdkException e) {
            return false;
        }
    }

    @Override
    public void close() {
        client.close();
    }

    /** The answer to a head says 404 both for a missing object and for a missing bucket. */
    private void requireBucket() {
        call(() -> client.headBucket(request -> request.bucket(bucket)));
    }

    /** What the store says of the one object stays; whatever else fails is the store being unavailable. */
    private static <T> T call(Supplier<T> work) {
        try {
            return work.get();
        } catch (NoSuchKeyException e) {
            throw e;
        } catch (S3Exception e) {
            if (e.statusCode() == RANGE_NOT_SATISFIABLE) throw e;
            throw unavailable(e);
        } catch (SdkException e) {
            throw unavailable(e);
        }
    }

    private static Failure missing() {
        return Failure.of(Failure.Kind.NOT_FOUND, "not_found", "There is no such object.");
    }

    private static Failure unavailable(Exception cause) {
        return Failure.unavailable("Pictures and snippets cannot be kept or read just now. Try again.", cause);
    }
}
