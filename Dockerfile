FROM node:20-slim
ENV NODE_ENV=production
WORKDIR /app
COPY .npmrc package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund && npm cache clean --force
COPY bot bot
COPY dialogs dialogs
COPY domain domain
COPY knowledge knowledge
COPY tab tab
# Only the embedded store, and the key of cards without a database, are kept here.
RUN mkdir /data && chown node:node /data
ENV DATA_DIR=/data PLAYGROUND=off SAMPLE=off
USER node
EXPOSE 3978
# Signals reach the bot itself, so that it ends in order.
CMD ["node", "--disable-warning=DEP0111", "--import", "./bot/typescript.mjs", "bot/main.ts"]
