// An engine that can be killed: serves gRPC on the port it prints, and knows no method.
import grpc from "@grpc/grpc-js";

const server = new grpc.Server();
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error !== null) throw error;
  process.stdout.write(`${port}\n`);
});
