package cleave.user;

import cleave.platform.runtime.SettingsException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The accounts whose tokens say that they are an operator's. Immutable. */
final class Operators {
    private static final Logger log = LoggerFactory.getLogger(Operators.class);

    private final Set<String> keys;

    /**
     * @throws SettingsException where one is no address, which nobody could register with
     */
    Operators(OperatorSettings settings) {
        this.keys = settings.operators().stream().map(Operators::key).collect(Collectors.toUnmodifiableSet());
    }

    private static String key(String address) {
        Email email = Email.of(address);
        if (email.fault() == null) return email.key();
        throw new SettingsException("The setting operators does not fit: " + address
                + " is no e-mail address. Use addresses joined by commas, like ann@example.org,bob@example.org.");
    }

    boolean include(User user) {
        return keys.contains(Email.of(user.email()).key());
    }

    /** Says how many have no account yet, since whoever registers with such an address first becomes the operator. */
    void warnOfMissing(UserStore store) {
        List<String> missing = keys.stream().filter(key -> !store.exists(key)).toList();
        if (missing.isEmpty()) return;
        log.warn(
                "{} of {} operators have no account: whoever registers with such an e-mail first will be one."
                        + " Register them now, or take them out of the setting operators.",
                missing.size(),
                keys.size());
    }
}
