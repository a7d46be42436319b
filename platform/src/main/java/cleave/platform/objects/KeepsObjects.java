package cleave.platform.objects;

import cleave.platform.sql.Database;

/** A module whose rows name objects, so that a sweeper looks after those that no row names. */
public interface KeepsObjects {
    /** What its rows name. */
    References references();

    /** The module's own database, which has the sweeper's lease; open until the module is closed. */
    Database database();
}
