package empty;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Empty {
    public static void main(String[] args) {
        SpringApplication.run(Empty.class, args);
    }
}
