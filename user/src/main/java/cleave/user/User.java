package cleave.user;

import cleave.platform.auth.Principal;
import java.util.UUID;

/** A person with an account, as they see themselves. */
record User(UUID id, String email, String name) {
    Principal principal() {
        return new Principal(id, name);
    }
}
