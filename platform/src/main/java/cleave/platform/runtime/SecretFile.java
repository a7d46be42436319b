package cleave.platform.runtime;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A file with a secret, as orchestrators hand them out, and the variable that names it: anyone who may look at a process
 * or a container sees its variables.
 */
record SecretFile(String variable, String path) {
    private static final String KEY_END = ".file";
    private static final String VARIABLE_END = "_FILE";
    private static final int LARGEST = 64 * 1024;

    /** Whether a variable's key is that of a secret with the end that says file. */
    static boolean names(Map<String, RecordComponent> known, String key) {
        if (!key.endsWith(KEY_END) || known.containsKey(key)) return false;
        RecordComponent setting = known.get(setting(key));
        return setting != null && setting.getAnnotation(Setting.class).secret();
    }

    private static String setting(String key) {
        return key.substring(0, key.length() - KEY_END.length());
    }

    /** The setting's key. */
    String key(String variableKey) {
        return setting(variableKey);
    }

    /** Of two values, nobody knows which was meant. */
    void requireAlone(Map<String, String> environment) {
        String direct = variable.substring(0, variable.length() - VARIABLE_END.length());
        if (environment.containsKey(direct)) {
            throw new SettingsException("Both " + direct + " and " + variable + " are set: set one of them.");
        }
    }

    /**
     * What is in the file; white space around it does not count.
     *
     * @throws SettingsException when it cannot be read or is empty
     */
    String read() {
        try {
            Path file = Path.of(path);
            if (Files.size(file) > LARGEST) throw new IOException("too large");
            String secret = Files.readString(file).strip();
            if (secret.isEmpty()) throw new IOException("empty");
            return secret;
        } catch (IOException | InvalidPathException e) {
            throw new SettingsException("Cannot take a secret from " + path + ", which " + variable
                    + " names: give a file that exists, that this user may read, with the secret in UTF-8.");
        }
    }
}
