# One file for the images of conversion-service, status-poller and simulator. It takes the runnable
# jars that "mvn package -DskipTests" has built, and builds on the classic engine and on BuildKit:
#
#   docker build --build-arg SERVICE=conversion-service -t keepsake/conversion-service .

# The jar in layers, so that a new version of ours costs a layer of ours.
FROM eclipse-temurin:25-jdk AS layers
ARG SERVICE=conversion-service
COPY ${SERVICE}/target/${SERVICE}.jar /tmp/service.jar
COPY deploy/docker/native /tmp/native
RUN java -Djarmode=tools -jar /tmp/service.jar extract --layers --application-filename service.jar \
        --destination /layers \
    && mkdir -p /layers/snapshot-dependencies/lib \
    && bash /tmp/native /layers /layers/native

# A first start, after which the JVM writes down what it loaded and linked (JEP 514). The broker and
# the API that it talks to are the quickstart's.
FROM eclipse-temurin:25-jre AS trained
ARG SERVICE=conversion-service
WORKDIR /app
COPY --from=layers /layers/native/ /app/native/
COPY --from=layers /layers/dependencies/ /app/
COPY --from=layers /layers/snapshot-dependencies/ /app/
COPY --from=layers /layers/application/ /app/
COPY quickstart/target/keepsake-quickstart-*.jar /training/
COPY deploy/docker/java.options deploy/docker/train /training/
RUN bash /training/train ${SERVICE}

FROM eclipse-temurin:25-jre
ARG PORT=8081
ARG HEALTH=/actuator/health/readiness
# to Docker, as to whoever watches, it is ECS: one JSON object a line
ENV KEEPSAKE_ENGINE_STATEDIRECTORY=/var/lib/keepsake \
    LOGGING_STRUCTURED_FORMAT_CONSOLE=ecs \
    HEALTH_PORT=${PORT} \
    HEALTH_PATH=${HEALTH}
RUN mkdir -p /var/lib/keepsake && chown 10001:10001 /var/lib/keepsake
WORKDIR /app
COPY deploy/docker/java.options deploy/docker/healthy deploy/docker/start /app/
COPY --from=layers /layers/native/ /app/native/
COPY --from=layers /layers/dependencies/ /app/
COPY --from=layers /layers/snapshot-dependencies/ /app/
COPY --from=layers /layers/application/ /app/
COPY --from=trained /app/service.aot /app/
# a cache that does not fit is left out without a word: better no image than one that starts so slowly
RUN JAVA_OPTIONS="-XX:AOTMode=on -Xlog:class+load --dry-run" sh /app/start >/tmp/loaded \
    && grep -q 'io\.keepsake\..* source: shared objects file' /tmp/loaded && rm /tmp/loaded \
    || { grep -v ' source: ' /tmp/loaded; echo "The cache cannot be used" >&2; exit 1; }
USER 10001:10001
VOLUME /var/lib/keepsake
EXPOSE ${PORT}
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=3 CMD ["bash", "/app/healthy"]
ENTRYPOINT ["sh", "/app/start"]
