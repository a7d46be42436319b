/** SQL on SQLite and PostgreSQL behind one small interface: pools, migrations, group commit. */
@NullMarked
package cleave.platform.sql;

import org.jspecify.annotations.NullMarked;
