package cleave.platform.runtime;

import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Every setting of the program, resolved once at start: a flag wins over the environment, that over the file, that
 * over the default. An unknown key, a value of the wrong form or out of range stops the start. A secret may be in a file
 * that a variable with {@code _FILE} at its end names.
 *
 * <p>Immutable and safe to share.
 */
public final class Settings {
    private static final String ENVIRONMENT_PREFIX = "CLEAVE_";
    /** Variables that the launcher reads; they are no settings of the program. */
    private static final List<String> LAUNCHER_VARIABLES = List.of("CLEAVE_JAVA_OPTIONS");

    private final Map<String, Entry> entries;

    /**
     * One setting as it is in force.
     *
     * @param shown the value as an operator may see it: a secret reads {@code (secret)}
     * @param source {@code flag}, {@code environment}, {@code file} or {@code default}
     */
    public record Entry(
            String key, String shown, String source, String byDefault, String unit, String range, String meaning) {}

    private record Source(String name, Map<String, String> values) {}

    private final Map<String, Object> values;

    private Settings(Map<String, Entry> entries, Map<String, Object> values) {
        this.entries = entries;
        this.values = values;
    }

    /**
     * Resolves all settings of the given records.
     *
     * @throws SettingsException when a key is unknown or a value does not fit
     */
    public static Settings load(
            List<Class<? extends Record>> records,
            Map<String, String> flags,
            Map<String, String> environment,
            @Nullable Path file) {
        Map<String, RecordComponent> known = known(records);
        Map<String, String> fromEnvironment = fromEnvironment(known, environment);
        Map<String, String> fromFile = file == null ? Map.of() : read(file);
        requireKnown(known, flags, "flag");
        requireKnown(known, fromFile, "file " + file);

        List<Source> sources = List.of(
                new Source("flag", flags), new Source("environment", fromEnvironment), new Source("file", fromFile));
        Map<String, Entry> entries = new TreeMap<>();
        Map<String, Object> values = new TreeMap<>();
        known.forEach((key, component) -> {
            Setting setting = component.getAnnotation(Setting.class);
            Source source = sources.stream()
                    .filter(candidate -> candidate.values.containsKey(key))
                    .findFirst()
                    .orElse(new Source("default", Map.of(key, setting.byDefault())));
            String text = source.values.getOrDefault(key, "");
            SettingType type = SettingType.of(component);
            values.put(key, SettingRange.of(setting, type).parse(key, text.strip(), source.name));
            String shown = setting.secret() && !text.isEmpty() ? "(secret)" : text;
            String range = SettingRange.of(setting, type).text();
            entries.put(
                    key,
                    new Entry(key, shown, source.name, setting.byDefault(), type.unit(), range, setting.meaning()));
        });
        return new Settings(entries, values);
    }

    /**
     * The record with its values, each of which has been checked already.
     *
     * @throws SettingsException where they do not fit each other
     */
    public <R extends Record> R get(Class<R> record) {
        RecordComponent[] components = record.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            String key = components[i].getAnnotation(Setting.class).key();
            arguments[i] = Objects.requireNonNull(values.get(key), key);
        }
        try {
            var constructor = record.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SettingsException doNotFit) throw doNotFit;
            throw new IllegalStateException("cannot make " + record, e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + record, e);
        }
    }

    /** All settings by key, for {@code ./cleave config}. */
    public List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    private static Map<String, RecordComponent> known(List<Class<? extends Record>> records) {
        Map<String, RecordComponent> known = new TreeMap<>();
        for (Class<? extends Record> record : records) {
            for (RecordComponent component : record.getRecordComponents()) {
                String key = component.getAnnotation(Setting.class).key();
                if (known.put(key, component) != null) {
                    throw new IllegalStateException("two settings have the key " + key);
                }
            }
        }
        return known;
    }

    private static Map<String, String> fromEnvironment(
            Map<String, RecordComponent> known, Map<String, String> environment) {
        Map<String, String> found = new LinkedHashMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith(ENVIRONMENT_PREFIX) && !LAUNCHER_VARIABLES.contains(name)) {
                String key = name.substring(ENVIRONMENT_PREFIX.length())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '.');
                if (SecretFile.names(known, key)) {
                    SecretFile file = new SecretFile(name, value);
                    file.requireAlone(environment);
                    found.put(file.key(key), file.read());
                    return;
                }
                if (!known.containsKey(key)) {
                    throw new SettingsException("Unknown setting in the environment: " + name + ". Did you mean "
                            + variable(nearest(known, key)) + "? See ./cleave config.");
                }
                found.put(key, value);
            }
        });
        return found;
    }

    private static String variable(String key) {
        return ENVIRONMENT_PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    private static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new SettingsException("Cannot read the settings file " + file + ": give one that exists, in UTF-8, "
                    + "with a key=value per line.");
        }
        Map<String, String> found = new LinkedHashMap<>();
        properties.stringPropertyNames().forEach(key -> found.put(key, properties.getProperty(key)));
        return found;
    }

    private static void requireKnown(Map<String, RecordComponent> known, Map<String, String> given, String source) {
        List<String> unknown = new ArrayList<>(given.keySet());
        unknown.removeAll(known.keySet());
        for (String key : unknown) {
            throw new SettingsException("Unknown setting " + key + " (" + source + "). Did you mean "
                    + nearest(known, key) + "? See ./cleave config.");
        }
    }

    private static String nearest(Map<String, RecordComponent> known, String key) {
        return known.keySet().stream()
                .min(Comparator.comparingInt(candidate -> EditDistance.between(candidate, key)))
                .orElse("none");
    }
}
