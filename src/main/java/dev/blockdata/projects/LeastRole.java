package dev.blockdata.projects;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The role that a handler asks of a [Member]; without it any member will do. Below it: 403.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface LeastRole {
    Role value();

    /// What in this route asks for more than the role, for the table in docs/roles.md.
    String more() default "";
}
