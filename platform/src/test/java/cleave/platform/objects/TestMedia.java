package cleave.platform.objects;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** Media that the process answers itself. */
public final class TestMedia {
    private TestMedia() {}

    public static Media of(Duration window, Duration validity, Path keys, InstantSource clock) {
        Duration hour = Duration.ofHours(1);
        ObjectSettings folder = new ObjectSettings("folder", "", "", hour, hour, hour);
        return Media.open(new MediaSettings(window, validity, MediaSettings.By.PROCESS), folder, keys, clock);
    }
}
