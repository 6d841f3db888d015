// Checks CloudFormation templates and the state machines inside them, offline.
//   node check.js TEMPLATE.json...
// Prints a JSON array of findings: { template, logicalId, path, message }.
'use strict';
const fs = require('fs');
const path = require('path');
const { loadAwsServiceSpecSync } = require('@aws-cdk/aws-service-spec');
const { checkResource, checkReferences } = require('./resources');
const { checkStateMachine } = require('./state-machines');

const spec = loadAwsServiceSpecSync();

function checkTemplate(file) {
  const template = JSON.parse(fs.readFileSync(file, 'utf8'));
  const findings = [...checkReferences(spec, template)];
  for (const [logicalId, resource] of Object.entries(template.Resources ?? {})) {
    const found = [...checkResource(spec, resource)];
    if (resource.Type === 'AWS::StepFunctions::StateMachine') found.push(...checkStateMachine(resource));
    findings.push(...found.map(finding => ({ logicalId, ...finding })));
  }
  return findings.map(finding => ({ template: path.basename(file), ...finding }));
}

process.stdout.write(JSON.stringify(process.argv.slice(2).flatMap(checkTemplate)));
