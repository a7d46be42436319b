package cleave.platform.objects;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class MediaFromFolderTest extends MediaRoutesSuite {
    private final Path root;
    private final FolderObjects objects;

    MediaFromFolderTest(@TempDir Path folder) throws IOException {
        super(folder);
        this.root = folder.resolve("objects");
        this.objects = FolderObjects.open(root);
    }

    @Override
    Objects objects() {
        return objects;
    }

    @Override
    void stopStore() throws IOException {
        Files.move(root, root.resolveSibling("away"));
    }

    @Override
    void startStore() throws IOException {
        Files.move(root.resolveSibling("away"), root);
    }
}
