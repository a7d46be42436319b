package cleave.platform.objects;

import cleave.cluster.S3Server;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class MediaFromS3Test extends MediaRoutesSuite {
    private static final S3Server SERVER = S3Server.temporary();

    private final Objects objects;

    MediaFromS3Test(@TempDir Path folder) {
        super(folder);
        Duration hour = Duration.ofHours(1);
        ObjectSettings settings = new ObjectSettings(
                SERVER.url("pictures"), S3Server.ACCESS_KEY, SERVER.secretKey(), Duration.ofSeconds(2), hour, hour);
        this.objects = ObjectStores.open(settings, folder);
    }

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void end() {
        SERVER.close();
    }

    @AfterEach
    void close() {
        objects.close();
    }

    @Override
    Objects objects() {
        return objects;
    }

    @Override
    void stopStore() {
        SERVER.kill9();
    }

    @Override
    void startStore() {
        SERVER.start();
    }
}
