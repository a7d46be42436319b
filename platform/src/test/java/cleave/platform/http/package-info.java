@NullMarked
package cleave.platform.http;

import org.jspecify.annotations.NullMarked;
