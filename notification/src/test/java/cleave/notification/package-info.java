@NullMarked
package cleave.notification;

import org.jspecify.annotations.NullMarked;
