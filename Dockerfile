# The jar and a Java to run it: `./mvnw package -DskipTests && docker build -t blockdata .`
FROM eclipse-temurin:25-jre AS layout
COPY target/blockdata.jar /build/blockdata.jar
# Java reads classes from jars in a folder faster than from jars in a jar.
RUN java -Djarmode=tools -jar /build/blockdata.jar extract --destination /build/laid-out

FROM eclipse-temurin:25-jre

# PostgreSQL, which comes with the jar, does not run as root.
RUN useradd --system --uid 10001 --home-dir /var/lib/blockdata --create-home --shell /usr/sbin/nologin blockdata
COPY --from=layout /build/laid-out /opt/blockdata

USER 10001
WORKDIR /var/lib/blockdata
VOLUME /var/lib/blockdata
# From outside a container its own loopback address cannot be reached.
ENV BLOCKDATA_HOME=/var/lib/blockdata SERVER_ADDRESS=0.0.0.0
EXPOSE 8080
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-jar", "/opt/blockdata/blockdata.jar"]
