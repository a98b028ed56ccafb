# The product in a container: as a user without rights, on a root file system that may be read-only.
# Writable are /data (database, evidence, secret.key; mount a volume there) and /tmp.
# A release names the base by its digest: --build-arg base=node:24-slim@sha256:…, which
# `docker buildx imagetools inspect node:24-slim` prints.
ARG base=node:24-slim
FROM ${base} AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force
COPY scripts ./scripts
COPY src ./src
# The links between PostgreSQL's libraries are made here, because the folder is read-only later.
RUN node scripts/link-postgres.ts
# A start reads a few files instead of a thousand.
RUN node scripts/build.ts

FROM ${base}
ENV NODE_ENV=production NODE_COMPILE_CACHE=/data/compile-cache DATA_DIR=/data HOST=0.0.0.0 PORT=3000
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json package-lock.json LICENSE .env.example ./
COPY scripts ./scripts
COPY migrations ./migrations
COPY src ./src
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["sh", "-c", "exec node --max-semi-space-size=8 \"$(node scripts/build.ts || echo src/main.ts)\""]
