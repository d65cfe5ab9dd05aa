package dev.blockdata.database;

import dev.blockdata.Application;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextCustomizerFactories;

/// The whole application on a port of its own, with a database and a home of its own.
///
/// Tests with the same settings share one application: keep apart by users and projects of your
/// own, never by what is in a table. The port is injected by `@LocalServerPort`, the database's
/// [TestDatabase] by `@Autowired`.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        classes = Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextCustomizerFactories(ApplicationTestCustomizers.class)
public @interface ApplicationTest {}
