package cleave.platform.runtime;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record's component as a setting. The component's type decides unit and form: {@code int}, {@code long},
 * {@code boolean}, {@code String}, an enum, {@code List<String>} (comma separated), {@code Path}, or
 * {@code Duration} ({@code 500ms}, {@code 10s}, {@code 15m}, {@code 12h}, {@code 30d}).
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Setting {
    /** Lower case words joined by dots, for example {@code auth.token.lifetime}. */
    String key();

    /** In the same form as a person would write it; empty means none. */
    String byDefault();

    /** One short sentence for the operator. */
    String meaning();

    /** Smallest value allowed, in the same form; empty means no bound. */
    String min() default "";

    /** Largest value allowed, in the same form; empty means no bound. */
    String max() default "";

    /** Never shown, neither by {@code ./cleave config} nor in a log. */
    boolean secret() default false;
}
