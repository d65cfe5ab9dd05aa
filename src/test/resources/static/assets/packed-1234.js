console.log("sent as it is");
