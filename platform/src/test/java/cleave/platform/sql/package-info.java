@NullMarked
package cleave.platform.sql;

import org.jspecify.annotations.NullMarked;
