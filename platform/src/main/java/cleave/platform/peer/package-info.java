/** Other services that are asked over HTTP: where they are, how long they are waited for, what their failure means. */
@NullMarked
package cleave.platform.peer;

import org.jspecify.annotations.NullMarked;
