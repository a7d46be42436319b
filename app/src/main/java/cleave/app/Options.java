package cleave.app;

import cleave.moderation.model.ModerationThresholds;
import cleave.notification.CleanerSettings;
import cleave.platform.auth.AuthSettings;
import cleave.platform.auth.ThrottleSettings;
import cleave.platform.events.EventSettings;
import cleave.platform.events.KafkaSettings;
import cleave.platform.http.HttpSettings;
import cleave.platform.objects.MediaSettings;
import cleave.platform.objects.ObjectSettings;
import cleave.platform.peer.PeerSettings;
import cleave.platform.runtime.LogSettings;
import cleave.platform.runtime.Settings;
import cleave.platform.runtime.SettingsException;
import cleave.platform.sql.DatabaseSettings;
import cleave.status.ModerationSettings;
import cleave.story.picture.PictureSettings;
import cleave.user.OperatorSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that set settings, and the list of all settings there are. */
final class Options {
    /** Every record of settings in the program. */
    static final List<Class<? extends Record>> RECORDS = List.of(
            AppSettings.class,
            HttpSettings.class,
            DatabaseSettings.class,
            EventSettings.class,
            KafkaSettings.class,
            AuthSettings.class,
            ThrottleSettings.class,
            PeerSettings.class,
            ObjectSettings.class,
            MediaSettings.class,
            PictureSettings.class,
            CleanerSettings.class,
            ModerationSettings.class,
            OperatorSettings.class,
            ModerationThresholds.class,
            LogSettings.class);

    @Option(names = "--port", paramLabel = "PORT", description = "Port to listen on (8080; 0 takes any free one).")
    private @Nullable String port;

    @Option(names = "--host", paramLabel = "HOST", description = "Address to listen on (127.0.0.1).")
    private @Nullable String host;

    @Option(
            names = "--management-port",
            paramLabel = "PORT",
            description = "Port for health and metrics (8081; 0 takes any free one).")
    private @Nullable String managementPort;

    @Option(names = "--data", paramLabel = "FOLDER", description = "Where the data is (./data).")
    private @Nullable String data;

    @Option(names = "--modules", paramLabel = "NAMES", description = "Modules to run, joined by commas (all).")
    private @Nullable String modules;

    @Option(names = "--config", paramLabel = "FILE", description = "Settings file, a key=value per line.")
    private @Nullable Path config;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Any setting; see ./cleave config.")
    private List<String> settings = List.of();

    /** All settings as they are in force. */
    Settings load() {
        return Settings.load(RECORDS, flags(), System.getenv(), config);
    }

    private Map<String, String> flags() {
        Map<String, String> flags = new LinkedHashMap<>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 1) throw new SettingsException("--set takes key=value, not " + setting + ".");
            flags.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        put(flags, "http.port", port);
        put(flags, "http.host", host);
        put(flags, "management.port", managementPort);
        put(flags, "data.folder", data);
        put(flags, "modules", modules);
        return flags;
    }

    private static void put(Map<String, String> flags, String key, @Nullable String value) {
        if (value != null) flags.put(key, value);
    }
}
