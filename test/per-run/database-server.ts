export async function startDatabaseServer() { return { told: {}, stop: async () => {} } }
