package cleave.platform.objects;

import cleave.platform.runtime.Failure;
import cleave.platform.runtime.SettingsException;
import java.io.IOException;
import java.nio.file.Path;

/** Opens the store that the settings name. */
public final class ObjectStores {
    private static final String OBJECTS = "objects";

    private ObjectStores() {}

    /**
     * Opens the store for the process that holds the data folder, and removes what a crash left half-written. An S3 that
     * is down is no reason not to start: its calls fail until it is up.
     *
     * @throws SettingsException when it cannot be used as the settings say
     */
    public static Objects open(ObjectSettings settings, Path data) {
        Objects objects = look(settings, data);
        try {
            objects.removeUnfinished();
            return objects;
        } catch (Failure e) {
            objects.close();
            throw unusable(data.resolve(OBJECTS));
        }
    }

    /**
     * Opens the store beside a process that uses it.
     *
     * @throws SettingsException when it cannot be used as the settings say
     */
    public static Objects look(ObjectSettings settings, Path data) {
        if (!settings.url().equals(ObjectSettings.FOLDER)) {
            ObjectKeys.prepare();
            return S3Objects.open(S3Location.parse(settings.url()), settings);
        }
        return folder(data.resolve(OBJECTS));
    }

    /**
     * The store that keeps objects as files in the folder, which is made where it is missing.
     *
     * @throws SettingsException when it cannot be used
     */
    public static Objects folder(Path folder) {
        ObjectKeys.prepare();
        try {
            return FolderObjects.open(folder);
        } catch (IOException e) {
            throw unusable(folder);
        }
    }

    private static SettingsException unusable(Path folder) {
        return new SettingsException(
                "The folder of objects " + folder.toAbsolutePath().normalize()
                        + " cannot be used: make it readable and writable for this user.");
    }
}
